/** Takes the files of a form as they stream in. */
import type { IncomingMessage } from 'node:http';
import { FormIntake, type IntakeOptions } from './form-intake.js';
import type { ServeLimits } from './limits.js';
import { refusals } from './refusals.js';
import { chunksOf, discard } from './request-body.js';

export interface ReceiveOptions extends IntakeOptions {
  /** Aborted when the application stops. */
  readonly signal: AbortSignal;
}

/**
 * Receives one form.
 * @throws
 *   Refusal where the form is not one, or crosses a limit; the error of the connection where it broke off.
 */
export async function receiveFiles(incoming: IncomingMessage, options: ReceiveOptions): Promise<void> {
  const { limits } = options;
  refuseEarly(incoming, limits);
  const intake = new FormIntake(incoming.headers, options);
  try {
    let total = 0;
    for await (const chunk of chunksOf(incoming, limits.stall, options.signal)) {
      total += chunk.length;
      if (total > limits.maxUploadBytes) throw refusals.tooLargeUpload(limits.maxUploadBytes);
      await intake.write(chunk);
    }
    await intake.finish();
  } catch (error) {
    intake.abandon();
    discard(incoming);
    throw error;
  }
}

/** What the head of the request says already. */
function refuseEarly({ headers }: IncomingMessage, { maxUploadBytes }: ServeLimits): void {
  const encoding = headers['content-encoding'];
  if (encoding !== undefined && encoding !== 'identity') throw refusals.compressed();
  if (!/^multipart\/form-data\s*;/i.test(headers['content-type'] ?? '')) throw refusals.notForm();
  if (Number(headers['content-length'] ?? 0) > maxUploadBytes) throw refusals.tooLargeUpload(maxUploadBytes);
}
