/** The elements of all views. */
import './confusion/element.js';
import './example/element.js';
import './inside/element.js';
import './landscape/element.js';
import './lanes/element.js';
import './matrices/element.js';
import './neuron/element.js';
