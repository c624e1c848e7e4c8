/** Types of all sorts, and whether their schemas say what Jackson does with them. */
@NullMarked
package dev.callwire.it.schemas;

import org.jspecify.annotations.NullMarked;
