/** A reference of services as static HTML. */
@NullMarked
package dev.callwire.maven.docs;

import org.jspecify.annotations.NullMarked;
