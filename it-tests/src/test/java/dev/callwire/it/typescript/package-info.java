/** Generated clients in TypeScript, compiled and run in Node.js and in a browser. */
package dev.callwire.it.typescript;
