/** The day on which the tables were compiled: the newest that they can know. */
export const COMPILED = '2026-11-22';
