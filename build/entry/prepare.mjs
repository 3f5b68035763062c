import { buildIfNewer } from './build-if-newer.mjs';
import { chooseNode } from './choose-node.mjs';
import { ensureInstalled } from './install.mjs';
import { reason, say } from './paths.mjs';

/**
 * What every command needs first: the packages, and the Node to run them with.
 * @returns {Promise<string>} the path of that Node
 */
export async function prepare() {
  await ensureInstalled();
  return chooseNode();
}

/**
 * The packages, the Node, and bundles that are as new as their sources.
 * @returns {Promise<string>} the path of the Node
 */
export async function prepareBuilt() {
  const node = await prepare();
  await buildIfNewer(node);
  return node;
}

/**
 * Runs a command's body; what it throws is told in a sentence, and is a failure.
 * @param {() => Promise<number>} body answers the exit code
 */
export async function main(body) {
  try {
    process.exitCode = await body();
  } catch (error) {
    say(reason(error));
    process.exitCode = 1;
  }
}
