/** What calibration found: log odds of each provider against all clouds outside the market, site beside site. */
export interface ProviderConstants {
  readonly brand: Readonly<Record<string, number>>;
  /** What a Chinese provider gains in China, where foreign clouds run under licensed local operators. */
  readonly chinaHomeAdvantage: number;
  /** Day of the fleet and law they were calibrated on. */
  readonly calibratedOn: string;
}

/** To be replaced by the calibrated table. */
export const PROVIDER_CONSTANTS: ProviderConstants = {
  brand: {
    alibaba: -2.3,
    aws: 0.58,
    azure: 0.25,
    gcp: -0.4,
    huawei: -3.3,
    ibm: -2.2,
    oracle: -2.2,
    tencent: -3.3,
  },
  chinaHomeAdvantage: 3,
  calibratedOn: '2024-06-30',
};
