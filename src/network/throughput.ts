/** What decides how fast bulk data flows over a path. */
export interface FlowConditions {
  readonly rttMs: number;
  /** Parallel TCP flows. */
  readonly flows: number;
  /** Receive window of each flow, bytes. */
  readonly windowBytes: number;
  /** Share of packets lost. */
  readonly lossShare: number;
}

/** Payload of a full-sized TCP segment over Ethernet, bytes. Source: RFC 879, 1,500 bytes less headers. */
const SEGMENT_BYTES = 1460;

/** Constant of the square-root law for periodic loss, acknowledgments undelayed: sqrt(3/2). Source: Mathis et al. */
const MATHIS_CONSTANT = Math.sqrt(1.5);

const BITS_PER_BYTE = 8;

/**
 * Throughput of parallel TCP flows, Gbit/s: for each the smaller of window over round trip and of the square-root law
 * segment / RTT * sqrt(3/2) / sqrt(loss); without loss the window alone decides. An upper bound: capacity of the
 * path is not known beyond its class.
 * Source: Mathis, Semke, Mahdavi and Ott 1997, "The Macroscopic Behavior of the TCP Congestion Avoidance Algorithm",
 * ACM CCR 27(3), equation 3; RFC 7323 for the window.
 * Accuracy: loss-based congestion control; BBR and CUBIC reach more on lossy paths.
 */
export function throughputGbps({ rttMs, flows, windowBytes, lossShare }: FlowConditions): number {
  const windowBps = (windowBytes * BITS_PER_BYTE) / (rttMs / 1000);
  const lossBps =
    lossShare > 0
      ? ((SEGMENT_BYTES * BITS_PER_BYTE) / (rttMs / 1000)) *
        (MATHIS_CONSTANT / Math.sqrt(lossShare))
      : Infinity;
  return (flows * Math.min(windowBps, lossBps)) / 1e9;
}
