/** What work costs by the processor's clock: other programs on the machine do not count, as they would by the wall's. */

/** Starts counting. @returns Seconds of processor time since then, each time it is called. */
export function startSeconds(): () => number {
  const start = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1e6;
  };
}
