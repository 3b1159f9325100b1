import { PROVENANCE_COLUMNS, may, must, type TableSchema } from './table-schema.ts';

/** The tables of the backbone graph and of the latency model over it. */
export const BACKBONE_TABLES: readonly TableSchema[] = [
  {
    name: 'backbone-hubs',
    key: ['id'],
    columns: {
      id: must('text'),
      name: must('text'),
      country: may('text'),
      latDeg: must('number'),
      lonDeg: must('number'),
      isExchange: must('flag'),
    },
  },
  {
    name: 'backbone-links',
    key: ['from', 'to'],
    columns: {
      from: must('text'),
      to: must('text'),
      kind: must('text', ['terrestrial', 'submarine', 'thin']),
      lengthKm: must('number'),
      capacity: must('text', ['high', 'medium', 'low']),
      cables: may('words'),
      chokepoints: may('words'),
      inServiceFrom: may('date'),
      inServiceUntil: may('date'),
    },
  },
  {
    name: 'cable-systems',
    key: ['name'],
    columns: {
      name: must('text'),
      inServiceFrom: must('date'),
      inServiceUntil: may('date'),
      designTbps: must('number'),
      ...PROVENANCE_COLUMNS,
    },
  },
  {
    name: 'chokepoints',
    key: ['name'],
    columns: {
      name: must('text'),
      latDeg: must('number'),
      lonDeg: must('number'),
      description: must('text'),
      ...PROVENANCE_COLUMNS,
    },
  },
  {
    name: 'transit-rules',
    key: ['country'],
    columns: {
      country: must('text'),
      group: must('text'),
      reason: must('text'),
      ...PROVENANCE_COLUMNS,
    },
  },
  {
    name: 'peering-regions',
    key: ['name'],
    columns: {
      name: must('text'),
      countries: must('words'),
      exchanges: may('words'),
      exchangesAbroad: may('words'),
      reason: must('text'),
      ...PROVENANCE_COLUMNS,
    },
  },
  {
    name: 'rtt-numbers',
    key: ['profile', 'name'],
    columns: {
      profile: must('text', ['cloud', 'public']),
      name: must('text'),
      value: must('number'),
      ...PROVENANCE_COLUMNS,
      note: may('text'),
    },
  },
  {
    name: 'rtt-anchors',
    key: ['profile', 'latDeg', 'lonDeg'],
    columns: {
      profile: must('text', ['cloud', 'public']),
      latDeg: must('number'),
      lonDeg: must('number'),
    },
  },
  {
    name: 'access-networks',
    key: ['country'],
    columns: {
      country: must('text'),
      rttMs: must('number'),
      ...PROVENANCE_COLUMNS,
      note: may('text'),
    },
  },
  {
    name: 'rtt-measurements',
    key: ['provider', 'from', 'to'],
    columns: {
      provider: must('text'),
      from: must('text'),
      to: must('text'),
      rttMs: may('number'),
      rttMsP95: may('number'),
      earlierRttMs: may('number'),
    },
  },
];
