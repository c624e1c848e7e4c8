package dev.callwire.maven.docs;

import static dev.callwire.maven.docs.Html.element;

import dev.callwire.schema.Deprecation;
import dev.callwire.schema.Doc;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jspecify.annotations.Nullable;

/**
 * What documentation says, as HTML. It comes as Markdown, and whoever wrote it is not trusted: markup within it is shown as text, nothing is loaded, and its links lead to
 * other sites alone. Code that names what pages are about leads there.
 */
final class Markup {
    private static final int DEEPEST = 50;
    private static final List<TablesExtension> EXTENSIONS = List.of((TablesExtension) TablesExtension.create());

    private static final Parser PARSER =
            Parser.builder().extensions(EXTENSIONS).maxOpenBlockParsers(DEEPEST).build();

    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .extensions(EXTENSIONS)
            .escapeHtml(true)
            .sanitizeUrls(true)
            .attributeProviderFactory(context -> Markup::attributes)
            .build();

    private static final Set<String> SCHEMES = Set.of("http://", "https://", "mailto:");

    private final Mentions mentions;

    Markup(Mentions mentions) {
        this.mentions = mentions;
    }

    /** What is said of something, and why it is on its way out. */
    Html said(Doc doc, @Nullable Deprecation deprecation) {
        Html said = Html.group();
        if (!doc.isEmpty()) {
            said.with(blocks(doc.text()));
        }
        if (deprecation != null && !deprecation.reason().isEmpty()) {
            said.with(element("div", "class", "deprecation")
                    .with(element("strong").with("Deprecated."))
                    .with(blocks(deprecation.reason())));
        }
        return said;
    }

    /** All of a text. */
    Html blocks(String markdown) {
        return Html.harmless(RENDERER.render(linked(markdown)).stripTrailing());
    }

    /** The same without the blocks that examples were read from, which are shown elsewhere. */
    Html blocksWithoutExamples(String markdown) {
        Node document = linked(markdown);
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(FencedCodeBlock block) {
                if (block.getLiteral().lines().anyMatch(line -> line.strip().startsWith("-->"))) {
                    block.unlink();
                }
            }
        });
        return Html.harmless(RENDERER.render(document).stripTrailing());
    }

    /** The first paragraph of a text, as a part of a line. */
    Html line(String markdown) {
        Node first = linked(markdown).getFirstChild();
        if (!(first instanceof Paragraph)) {
            return Html.text(plain(markdown));
        }
        var line = new StringBuilder();
        for (Node node = first.getFirstChild(); node != null; node = node.getNext()) {
            line.append(RENDERER.render(node));
        }
        return Html.harmless(line.toString());
    }

    /** The words of a text alone. */
    static String plain(String markdown) {
        var words = new Words();
        parse(markdown).accept(words);
        return words.text.toString().strip().replaceAll("\\s+", " ");
    }

    private Node linked(String markdown) {
        Node document = parse(markdown);
        document.accept(new Linker(mentions));
        return document;
    }

    private static Node parse(String markdown) {
        Node document = PARSER.parse(Html.clean(markdown));
        document.accept(new Tamer());
        return document;
    }

    private static boolean leadsElsewhere(Link link) {
        return SCHEMES.stream()
                .anyMatch(scheme -> link.getDestination().regionMatches(true, 0, scheme, 0, scheme.length()));
    }

    /** Text goes in the direction of its own letters. */
    private static void attributes(Node node, String tag, Map<String, String> attributes) {
        if (node instanceof Link link) {
            if (leadsElsewhere(link)) {
                attributes.put("rel", "noopener noreferrer");
            } else {
                attributes.remove("rel");
            }
        } else if (node instanceof Paragraph
                || node instanceof BulletList
                || node instanceof OrderedList
                || node instanceof BlockQuote
                || node instanceof HtmlBlock) {
            attributes.put("dir", "auto");
        } else if (node instanceof TableBlock) {
            attributes.put("class", "said");
        }
    }

    /** Collects text without its form. */
    private static final class Words extends AbstractVisitor {
        private final StringBuilder text = new StringBuilder();

        @Override
        public void visit(Text node) {
            text.append(node.getLiteral());
        }

        @Override
        public void visit(Code code) {
            text.append(code.getLiteral());
        }

        @Override
        public void visit(HtmlInline html) {
            text.append(html.getLiteral());
        }

        @Override
        public void visit(HtmlBlock html) {
            text.append(html.getLiteral()).append(' ');
        }

        @Override
        public void visit(FencedCodeBlock block) {
            text.append(block.getLiteral()).append(' ');
        }

        @Override
        public void visit(IndentedCodeBlock block) {
            text.append(block.getLiteral()).append(' ');
        }

        @Override
        public void visit(SoftLineBreak lineBreak) {
            text.append(' ');
        }

        @Override
        public void visit(HardLineBreak lineBreak) {
            text.append(' ');
        }

        @Override
        public void visit(Paragraph paragraph) {
            visitChildren(paragraph);
            text.append(' ');
        }
    }

    /** Makes links of code that names something. */
    private static final class Linker extends AbstractVisitor {
        private final Mentions mentions;

        Linker(Mentions mentions) {
            this.mentions = mentions;
        }

        @Override
        public void visit(Code code) {
            String target = mentions.link(code.getLiteral());
            if (target != null) {
                var link = new Link(target, null);
                code.insertBefore(link);
                link.appendChild(code);
            }
        }

        /** A link within a link would lead to two places. */
        @Override
        public void visit(Link link) {}
    }

    /** Makes what a page has no place for something that it has. */
    private static final class Tamer extends AbstractVisitor {

        /** The page's own headings are an order that others would break. */
        @Override
        public void visit(Heading heading) {
            visitChildren(heading);
            var paragraph = new Paragraph();
            var strong = new StrongEmphasis("**");
            moveChildren(heading, strong);
            paragraph.appendChild(strong);
            heading.insertAfter(paragraph);
            heading.unlink();
        }

        /** An image would have to be loaded; its text stays. */
        @Override
        public void visit(Image image) {
            visitChildren(image);
            dissolve(image);
        }

        /** What a link within the sources leads to is not here. */
        @Override
        public void visit(Link link) {
            visitChildren(link);
            if (!leadsElsewhere(link)) {
                dissolve(link);
            }
        }

        @Override
        public void visit(CustomBlock block) {
            visitChildren(block);
        }

        private static void dissolve(Node node) {
            while (node.getFirstChild() != null) {
                node.insertBefore(node.getFirstChild());
            }
            node.unlink();
        }

        private static void moveChildren(Node from, Node to) {
            while (from.getFirstChild() != null) {
                to.appendChild(from.getFirstChild());
            }
        }
    }
}
