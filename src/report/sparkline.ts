const LEVELS = '▁▂▃▄▅▆▇█';

/**
 * A row of numbers as one line of block characters, lowest to highest; with more numbers than `width`, each character
 * stands for the largest of its share. A row without spread is flat at the bottom.
 */
export function sparkline(values: readonly number[], width: number): string {
  const columns = Math.min(width, values.length);
  const peaks = Array.from({ length: columns }, (_, column) => {
    const from = Math.floor((column * values.length) / columns);
    const to = Math.floor(((column + 1) * values.length) / columns);
    return Math.max(...values.slice(from, Math.max(to, from + 1)));
  });
  const low = Math.min(...peaks);
  const spread = Math.max(...peaks) - low;
  return peaks
    .map((value) => {
      const level = spread > 0 ? Math.round(((value - low) / spread) * (LEVELS.length - 1)) : 0;
      return LEVELS[level];
    })
    .join('');
}
