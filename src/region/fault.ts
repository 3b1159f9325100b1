/** Something that strikes a fleet while it is simulated. Times count from the start of the simulated time. */
export type Fault = FaultTime & FaultKind;

export interface FaultTime {
  readonly startS: number;
  /** Above 0. */
  readonly durationS: number;
}

export type FaultKind =
  /** A zone is gone with all that it was serving. */
  | { readonly kind: 'zoneLoss'; readonly site?: string; readonly zone: number }
  /** All zones of a region are gone. */
  | { readonly kind: 'regionLoss'; readonly site?: string }
  /** A cable system, chokepoint or link carries nothing. */
  | { readonly kind: 'cableCut'; readonly cut: string }
  /** Demand is `factor` times the usual, in one country (ISO 3166-1 alpha-2) or everywhere. */
  | { readonly kind: 'flashCrowd'; readonly country?: string; readonly factor: number }
  /** Power or cooling is short: this share of the region's capacity is left. */
  | { readonly kind: 'brownout'; readonly site?: string; readonly capacityShare: number };

/** The site that a fault without one strikes is the site that the simulation looks at. */
export function faultSite(fault: Fault, siteOfInterest: string): string | undefined {
  if (fault.kind === 'cableCut' || fault.kind === 'flashCrowd') return undefined;
  return fault.site ?? siteOfInterest;
}
