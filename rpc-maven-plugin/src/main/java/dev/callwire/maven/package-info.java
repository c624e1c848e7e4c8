/** The goals of the Maven plugin. */
@NullMarked
package dev.callwire.maven;

import org.jspecify.annotations.NullMarked;
