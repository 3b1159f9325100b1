import { may, must, type TableSchema } from './table-schema.ts';

/** The tables of the backbone graph. */
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
    },
  },
  {
    name: 'backbone-links',
    key: ['from', 'to', 'kind'],
    columns: {
      from: must('text'),
      to: must('text'),
      kind: must('text', ['terrestrial', 'submarine', 'thin']),
      gcKm: must('number'),
    },
  },
];
