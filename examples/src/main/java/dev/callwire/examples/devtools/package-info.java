/** A program that drives a real Chromium: a client for the Chrome DevTools Protocol, generated from a few interfaces. */
@NullMarked
package dev.callwire.examples.devtools;

import org.jspecify.annotations.NullMarked;
