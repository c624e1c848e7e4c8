/** The call as its users see it: the peer it goes to, its options, its context, its limits, and how it may end. */
@NullMarked
package dev.callwire.call;

import org.jspecify.annotations.NullMarked;
