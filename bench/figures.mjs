/** The value below which the given share of the values lie (nearest rank). */
export function percentile(values, share) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
}

export const median = values => percentile(values, 0.5);

/** Three significant figures: a bench that prints more claims more than it knows. */
export const figure = (value, unit = '') => `${Number(value.toPrecision(3))}${unit && ` ${unit}`}`;

/** One row of the table in README.md. */
export function row({ what, values, unit, bar, ratio, note }) {
  const cells = [what, values.length, figure(median(values), unit), figure(percentile(values, 0.95), unit), bar, figure(ratio), note];
  console.log(`| ${cells.join(' | ')} |`);
}

/** Progress goes to standard error, so that the rows can be piped into the README. */
export const say = text => console.error(text);
