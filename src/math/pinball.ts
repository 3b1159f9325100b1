/**
 * Pinball loss of a guessed quantile: its mean over draws is least where `guess` is their `quantile`, so that
 * quantiles can be fitted like means.
 * Source: Koenker and Bassett 1978, "Regression Quantiles", Econometrica 46(1), equation 2.1.
 */
export function pinballLoss(value: number, guess: number, quantile: number): number {
  const miss = value - guess;
  return miss >= 0 ? quantile * miss : (quantile - 1) * miss;
}
