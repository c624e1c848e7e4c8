@NullMarked
package dev.callwire.it.codecs;

import org.jspecify.annotations.NullMarked;
