/** Room for the flows of a venture, one entry a year of operation: who asks at many points writes into the same one. */
export interface FlowRoom {
  /** Share of the whole region that is equipped, 0 to 1. */
  readonly equippedShares: Float64Array;
  readonly runningUsd: Float64Array;
  readonly taxUsd: Float64Array;
  readonly equipmentUsd: Float64Array;
  readonly facilityUsd: Float64Array;
  readonly writtenOffUsd: Float64Array;
  /** Price of one class of equipment that is bought. */
  readonly boughtUsd: Float64Array;
  /** What a nominal dollar of each age, from 0 up to the horizon, is worth in the money of the base year. */
  readonly worthOfAge: Float64Array;
}

/** Room for so many years of operation. */
export function flowRoom(horizonYears: number): FlowRoom {
  const byYear = () => new Float64Array(horizonYears);
  return {
    equippedShares: byYear(),
    runningUsd: byYear(),
    taxUsd: byYear(),
    equipmentUsd: byYear(),
    facilityUsd: byYear(),
    writtenOffUsd: byYear(),
    boughtUsd: byYear(),
    worthOfAge: new Float64Array(horizonYears + 1),
  };
}
