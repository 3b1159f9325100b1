/** What a state or a zone gives for building there: inputs of a scenario, shares 0 to 1. */
export interface Incentives {
  /** Years from opening in which profit is not taxed. */
  readonly taxHolidayYears?: number;
  /** Share of the building, plant and land paid by the state, in cash, as it is spent. */
  readonly facilityGrantShare?: number;
  /** Share off the power price. */
  readonly powerDiscountShare?: number;
  /** Share of the import duty that is forgiven. */
  readonly dutyExemptShare?: number;
}

export const NO_INCENTIVES: Incentives = {};
