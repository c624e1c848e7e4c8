/** From an annotated interface to its model, or to the rules that it breaks. */
@NullMarked
package dev.callwire.processor.read;

import org.jspecify.annotations.NullMarked;
