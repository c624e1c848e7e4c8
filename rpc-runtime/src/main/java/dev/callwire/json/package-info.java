/** JSON as bytes: views, a strict reader, a writer, and the binder that turns values to JSON and back. */
@NullMarked
package dev.callwire.json;

import org.jspecify.annotations.NullMarked;
