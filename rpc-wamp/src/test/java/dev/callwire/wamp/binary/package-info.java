@NullMarked
package dev.callwire.wamp.binary;

import org.jspecify.annotations.NullMarked;
