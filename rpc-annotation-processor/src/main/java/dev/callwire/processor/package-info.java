/** The annotation processor: reads annotated interfaces, reports the rules they break, or writes what belongs to them. */
@NullMarked
package dev.callwire.processor;

import org.jspecify.annotations.NullMarked;
