import { serviceMatrix } from '../compliance/service-matrix.ts';
import { remembered } from '../math/remembered.ts';

/** The law for one provider on a day: the market asks for the same one as the fleet, and every what-if again. */
export const lawOfTheDay = remembered(serviceMatrix);
