/** The page of a problem: what went wrong, and the ways on from here. */
import { chrome } from '../kit/chrome.js';

chrome({ title: 'Keys', actions: [] });
