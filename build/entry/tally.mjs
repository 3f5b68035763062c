/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/**
 * @param {unknown} value
 * @returns {Record<string, unknown>} the value when it is an object, else an empty one
 */
function record(value) {
  return typeof value === 'object' && value !== null ? /** @type {Record<string, unknown>} */ (value) : {};
}

/** @param {unknown} value */
function number(value) {
  return typeof value === 'number' ? value : 0;
}

/** @param {unknown} value @returns {unknown[]} */
function list(value) {
  return Array.isArray(value) ? value : [];
}

/**
 * A runner that ended with an error while no test of it failed did not run all its tests: that is a failure too.
 * @param {Counts} counts @param {number | null} code the runner's exit code
 * @returns {Counts}
 */
function withExitCode(counts, code) {
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

/**
 * @param {unknown} report what vitest's JSON reporter wrote, or undefined where it wrote nothing
 * @param {number | null} code vitest's exit code
 * @returns {Counts}
 */
export function countVitest(report, code) {
  const read = record(report);
  if (!Array.isArray(read['testResults'])) return { passed: 0, failed: 1, skipped: 0 };
  // A file that does not load has no tests that could fail.
  const broken = read['testResults'].map(record).filter((file) => file['status'] === 'failed' && !hasFailure(file));
  return withExitCode(
    {
      passed: number(read['numPassedTests']),
      failed: number(read['numFailedTests']) + broken.length,
      skipped: number(read['numPendingTests']) + number(read['numTodoTests']),
    },
    code,
  );
}

/** @param {Record<string, unknown>} file */
function hasFailure(file) {
  return list(file['assertionResults']).some((test) => record(test)['status'] === 'failed');
}

/**
 * @param {unknown} report what Playwright's JSON reporter wrote, or undefined where it wrote nothing
 * @param {number | null} code Playwright's exit code
 * @returns {Counts}
 */
export function countPlaywright(report, code) {
  const read = record(report);
  if (typeof read['stats'] !== 'object' || read['stats'] === null) return { passed: 0, failed: 1, skipped: 0 };
  const stats = record(read['stats']);
  return withExitCode(
    {
      // A flaky test passed when it was tried again; Playwright's own list names it.
      passed: number(stats['expected']) + number(stats['flaky']),
      failed: number(stats['unexpected']),
      skipped: number(stats['skipped']),
    },
    code,
  );
}

/**
 * @param {readonly Counts[]} all
 * @returns {Counts}
 */
export function sum(all) {
  return all.reduce(
    (a, b) => ({ passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped }),
    { passed: 0, failed: 0, skipped: 0 },
  );
}

/**
 * The last line of `npm test`.
 * @param {Counts} counts
 * @returns {string}
 */
export function lastLine({ passed, failed, skipped }) {
  return `Tests: ${passed} passed, ${failed} failed, ${skipped} skipped`;
}
