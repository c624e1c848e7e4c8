package dev.callwire.benchmarks.contestant;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufOutputStream;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes the frames there are, requests and answers of {@code calc.add} and {@code calc.echo}, without an object in
 * between. For one event loop.
 */
final class JsonFrames {
    private static final SerializableString JSONRPC = new SerializedString("jsonrpc");
    private static final SerializableString VERSION = new SerializedString("2.0");
    private static final SerializableString ID = new SerializedString("id");
    private static final SerializableString METHOD = new SerializedString("method");
    private static final SerializableString ADD = new SerializedString("calc.add");
    private static final SerializableString ECHO = new SerializedString("calc.echo");
    private static final SerializableString ORDER = new SerializedString("order");
    private static final SerializableString PARAMS = new SerializedString("params");
    private static final SerializableString A = new SerializedString("a");
    private static final SerializableString B = new SerializedString("b");
    private static final SerializableString RESULT = new SerializedString("result");
    private static final int USUAL_BYTES = 128;
    private static final int USUAL_ORDER_BYTES = 1280;

    private final JsonFactory json = new JsonFactory();
    private byte[] scratch = new byte[1024];

    /** Of the frame read last. */
    long id;

    int a;
    int b;
    int result;

    /** What was echoed or is to be; {@code null} where the frame had none. */
    @Nullable
    Order order;

    void read(ByteBuf frame) throws IOException {
        int length = frame.readableBytes();
        if (length > scratch.length) {
            scratch = new byte[length];
        }
        frame.readBytes(scratch, 0, length);
        order = null;
        try (var parser = json.createParser(scratch, 0, length)) {
            parser.nextToken();
            for (var name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                switch (name) {
                    case "id" -> id = parser.nextLongValue(0);
                    case "method" -> checkMethod(parser.nextTextValue());
                    case "params" -> readParams(parser);
                    case "result" -> readResult(parser);
                    default -> {
                        parser.nextToken();
                        parser.skipChildren();
                    }
                }
            }
        }
    }

    private static void checkMethod(String name) {
        if (!name.equals("calc.add") && !name.equals("calc.echo")) {
            throw new IllegalStateException("There is no method " + name);
        }
    }

    private void readParams(JsonParser parser) throws IOException {
        parser.nextToken();
        for (var name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            switch (name) {
                case "a" -> a = nextInt(parser);
                case "b" -> b = nextInt(parser);
                case "order" -> {
                    parser.nextToken();
                    order = OrderStreaming.read(parser);
                }
                default -> throw new IllegalStateException("Unknown parameter " + name);
            }
        }
    }

    private void readResult(JsonParser parser) throws IOException {
        if (parser.nextToken() == JsonToken.START_OBJECT) {
            order = OrderStreaming.read(parser);
        } else {
            result = parser.getIntValue();
        }
    }

    private static int nextInt(JsonParser parser) throws IOException {
        if (parser.nextToken() != JsonToken.VALUE_NUMBER_INT) {
            throw new IllegalStateException("Not an integer: " + parser.getText());
        }
        return parser.getIntValue();
    }

    TextWebSocketFrame request(ChannelHandlerContext ctx, long callId, int first, int second) throws IOException {
        var out = ctx.alloc().directBuffer(USUAL_BYTES);
        try (var generator = begin(out, callId)) {
            generator.writeFieldName(METHOD);
            generator.writeString(ADD);
            generator.writeFieldName(PARAMS);
            generator.writeStartObject();
            generator.writeFieldName(A);
            generator.writeNumber(first);
            generator.writeFieldName(B);
            generator.writeNumber(second);
            generator.writeEndObject();
            generator.writeEndObject();
        }
        return new TextWebSocketFrame(out);
    }

    TextWebSocketFrame request(ChannelHandlerContext ctx, long callId, Order sent) throws IOException {
        var out = ctx.alloc().directBuffer(USUAL_ORDER_BYTES);
        try (var generator = begin(out, callId)) {
            generator.writeFieldName(METHOD);
            generator.writeString(ECHO);
            generator.writeFieldName(PARAMS);
            generator.writeStartObject();
            generator.writeFieldName(ORDER);
            OrderStreaming.write(generator, sent);
            generator.writeEndObject();
            generator.writeEndObject();
        }
        return new TextWebSocketFrame(out);
    }

    TextWebSocketFrame answer(ChannelHandlerContext ctx, long callId, Order echo) throws IOException {
        var out = ctx.alloc().directBuffer(USUAL_ORDER_BYTES);
        try (var generator = begin(out, callId)) {
            generator.writeFieldName(RESULT);
            OrderStreaming.write(generator, echo);
            generator.writeEndObject();
        }
        return new TextWebSocketFrame(out);
    }

    TextWebSocketFrame answer(ChannelHandlerContext ctx, long callId, int sum) throws IOException {
        var out = ctx.alloc().directBuffer(USUAL_BYTES);
        try (var generator = begin(out, callId)) {
            generator.writeFieldName(RESULT);
            generator.writeNumber(sum);
            generator.writeEndObject();
        }
        return new TextWebSocketFrame(out);
    }

    private JsonGenerator begin(ByteBuf out, long callId) throws IOException {
        var generator = json.createGenerator((OutputStream) new ByteBufOutputStream(out));
        generator.writeStartObject();
        generator.writeFieldName(JSONRPC);
        generator.writeString(VERSION);
        generator.writeFieldName(ID);
        generator.writeNumber(callId);
        return generator;
    }
}
