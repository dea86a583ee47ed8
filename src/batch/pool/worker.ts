/** Entry of a worker process. */
import { workOn } from '../work.js';
import { serveJobs } from './serve-jobs.js';

serveJobs(workOn);
