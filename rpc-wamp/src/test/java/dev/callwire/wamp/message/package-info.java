@NullMarked
package dev.callwire.wamp.message;

import org.jspecify.annotations.NullMarked;
