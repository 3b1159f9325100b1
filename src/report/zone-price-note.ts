import type { ZoneTrafficPrice } from '../cost/zone-traffic-price.ts';
import { numberText } from './number-text.ts';

/** What traffic between zones costs, and whose price that is. */
export function zonePriceNote({ mid, low, high, basis, provenance }: ZoneTrafficPrice): string {
  const whose = {
    region: "the region's own list",
    provider: "the median of the provider's regions",
    'all providers': 'the median of all listed providers: its own is not known',
  }[basis];
  const usd = { digits: 3 } as const;
  const bounds = low === high ? '' : ` (${numberText(low, usd)} to ${numberText(high, usd)})`;
  return (
    `Traffic between zones is priced at ${numberText(mid, usd)} USD per gigabyte${bounds}, ${whose} ` +
    `(${provenance.source}, ${provenance.year}, ${provenance.confidence} confidence).`
  );
}
