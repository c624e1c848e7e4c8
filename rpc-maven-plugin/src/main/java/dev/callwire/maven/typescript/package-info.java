/** A client in TypeScript, written from the schemas of its services. */
@NullMarked
package dev.callwire.maven.typescript;

import org.jspecify.annotations.NullMarked;
