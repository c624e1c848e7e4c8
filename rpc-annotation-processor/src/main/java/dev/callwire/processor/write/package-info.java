/** From the model of a service to source files and its schema. */
@NullMarked
package dev.callwire.processor.write;

import org.jspecify.annotations.NullMarked;
