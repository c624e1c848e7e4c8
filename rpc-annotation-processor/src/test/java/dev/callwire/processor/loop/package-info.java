/** A service whose generated code is run, not just compiled. */
package dev.callwire.processor.loop;
