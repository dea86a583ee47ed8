/** Whether a process is there. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // No permission means that there is one.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
