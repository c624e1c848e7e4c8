@NullMarked
package dev.callwire.wamp;

import org.jspecify.annotations.NullMarked;
