/** What calibration found: log odds of each provider against all clouds outside the market, site beside site. */
export interface ProviderConstants {
  readonly brand: Readonly<Record<string, number>>;
  /** What a Chinese provider gains in China, where foreign clouds run under licensed local operators. */
  readonly chinaHomeAdvantage: number;
  /** Day of the fleet and law they were calibrated on. */
  readonly calibratedOn: string;
}

/**
 * Found by `recalibratedProviders(loadWorld())` of `engine/provider-fit.ts` on the fleets, law and demand of the day
 * named, against the shares of the world's market figures; to be made anew when the world, the round trips or the
 * parameters change (last made on 2026-11-22). `test/accuracy/capture-fit.test.ts` fails when the stored numbers no longer fit.
 */
export const PROVIDER_CONSTANTS: ProviderConstants = {
  brand: {
    alibaba: -3.574,
    aws: 0.428,
    azure: 0.089,
    gcp: -1.254,
    huawei: -4.255,
    ibm: -2.184,
    oracle: -2.262,
    tencent: -4.82,
  },
  chinaHomeAdvantage: 4.915,
  calibratedOn: '2024-06-30',
};
