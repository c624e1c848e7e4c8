/** The front doors: a server and a client, and how they are put together. */
@NullMarked
package dev.callwire;

import org.jspecify.annotations.NullMarked;
