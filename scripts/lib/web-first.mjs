/** Loaded by the web server's process before Next. */
import { secureAnswers } from "../../server/answer-headers.ts";

secureAnswers();
