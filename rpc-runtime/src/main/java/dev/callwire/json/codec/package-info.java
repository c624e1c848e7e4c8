/** The codecs that generated ones are put together from: of plain values, enums and containers. */
@NullMarked
package dev.callwire.json.codec;

import org.jspecify.annotations.NullMarked;
