/** A complete service, its server and its client in one program. */
@NullMarked
package dev.callwire.examples.quickstart;

import org.jspecify.annotations.NullMarked;
