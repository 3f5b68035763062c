import { describe, expect, it, vi } from 'vitest';
import { countPlaywright, countVitest, lastLine, sum } from '../../build/entry/tally.mjs';
import { cannotRun } from '../../build/entry/runner.mjs';

const passing = {
  numPassedTests: 7,
  numFailedTests: 0,
  numPendingTests: 2,
  numTodoTests: 0,
  testResults: [{ status: 'passed', assertionResults: [{ status: 'passed' }] }],
};

describe('counting vitest', () => {
  it('takes its numbers', () => {
    expect(countVitest(passing, 0)).toEqual({ passed: 7, failed: 0, skipped: 2 });
  });

  it('counts a file that does not load, and one with failures once only', () => {
    const report = {
      ...passing,
      numFailedTests: 1,
      testResults: [
        { status: 'failed', assertionResults: [] },
        { status: 'failed', assertionResults: [{ status: 'failed' }] },
      ],
    };
    expect(countVitest(report, 1)).toEqual({ passed: 7, failed: 2, skipped: 2 });
  });

  it('is a failure when it crashed, whatever it wrote before', () => {
    expect(countVitest(undefined, 1).failed).toBe(1);
    expect(countVitest(undefined, 0).failed).toBe(1);
    expect(countVitest({}, 0).failed).toBe(1);
    expect(countVitest(passing, 1).failed).toBe(1);
    expect(countVitest(passing, null).failed).toBe(1);
  });
});

describe('counting Playwright', () => {
  const stats = { expected: 5, unexpected: 0, flaky: 1, skipped: 3 };

  it('takes its numbers', () => {
    expect(countPlaywright({ stats }, 0)).toEqual({ passed: 6, failed: 0, skipped: 3 });
    expect(countPlaywright({ stats: { ...stats, unexpected: 2 } }, 1).failed).toBe(2);
  });

  it('is a failure when it crashed, found no tests, or wrote nothing', () => {
    expect(countPlaywright(undefined, 1).failed).toBe(1);
    expect(countPlaywright({ stats }, 1).failed).toBe(1);
    expect(countPlaywright({ stats: null }, 0).failed).toBe(1);
  });
});

describe('the last line', () => {
  it('has the form that others read', () => {
    const total = sum([
      { passed: 1, failed: 0, skipped: 2 },
      { passed: 3, failed: 1, skipped: 0 },
    ]);
    expect(lastLine(total)).toBe('Tests: 4 passed, 1 failed, 2 skipped');
  });

  it('counts what cannot be run as skipped, and on CI as failed', () => {
    const told: string[] = [];
    const write = vi.spyOn(process.stdout, 'write').mockImplementation((text) => told.push(String(text)) > 0);
    expect(cannotRun('end to end', 'a test says so', {})).toEqual({ passed: 0, failed: 0, skipped: 1 });
    expect(cannotRun('end to end', 'a test says so', { CI: 'true' })).toEqual({ passed: 0, failed: 1, skipped: 0 });
    write.mockRestore();
    expect(told).toHaveLength(2);
    for (const line of told) expect(line).toMatch(/end to end: not run, because a test says so\n$/);
  });
});
