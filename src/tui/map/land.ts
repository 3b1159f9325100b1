import type { FeatureCollection } from 'geojson';

/** The countries of the world as shapes. */
export type Land = FeatureCollection;

/** Which shapes are fine enough: those for the whole world, or those for a part of it. */
export type LandScale = 'world' | 'region';
