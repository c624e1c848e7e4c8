package dev.callwire.benchmarks;

import java.util.Locale;

/** Writes a drawing that can be read on a light and on a dark ground. */
final class Svg {
    private static final String STYLE = """
            <style>
            text { font: 12px sans-serif; fill: #24292f }
            .title { font-size: 14px; font-weight: bold }
            .strong { font-weight: bold }
            .small { font-size: 10px }
            .ours { fill: #1f6feb } .other { fill: #8c959f } .pale { fill-opacity: 0.55 }
            .axis { stroke: #8c959f; stroke-width: 1 }
            .line { fill: none; stroke-width: 2.5 }
            .first { stroke: #1f6feb } .second { stroke: #8c959f }
            .dot-first { fill: #1f6feb } .dot-second { fill: #8c959f }
            @media (prefers-color-scheme: dark) { text { fill: #d0d7de } }
            </style>
            """;

    private final StringBuilder text;

    Svg(int width, int height) {
        text = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\">\n",
                width,
                height,
                width,
                height));
        text.append(STYLE);
    }

    void rectangle(double x, double y, double width, double height, String style) {
        text.append(String.format(
                Locale.ROOT,
                "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" class=\"%s\"/>\n",
                x,
                y,
                width,
                height,
                style));
    }

    void text(double x, double y, String style, String words) {
        text(x, y, style, "start", words);
    }

    /** @param anchor which part of the words stands there: start, middle or end */
    void text(double x, double y, String style, String anchor, String words) {
        text.append(String.format(
                Locale.ROOT,
                "<text x=\"%.1f\" y=\"%.1f\" class=\"%s\" text-anchor=\"%s\">%s</text>\n",
                x,
                y,
                style,
                anchor,
                words.replace("&", "&amp;").replace("<", "&lt;")));
    }

    void line(double x, double y, double toX, double toY, String style) {
        text.append(String.format(
                Locale.ROOT,
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" class=\"%s\"/>\n",
                x,
                y,
                toX,
                toY,
                style));
    }

    void dot(double x, double y, String style) {
        text.append(
                String.format(Locale.ROOT, "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3.5\" class=\"%s\"/>\n", x, y, style));
    }

    String end() {
        return text.append("</svg>\n").toString();
    }
}
