// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow.h"

#include "ui/boardbinding.h"
#include "ui/boardview.h"
#include "ui/card.h"
#include "ui/codeeditor.h"
#include "ui/consoleview.h"
#include "ui/explanation.h"
#include "ui/program.h"
#include "ui/queuepanel.h"
#include "ui/timelinebinding.h"
#include "ui/timelineview.h"
#include "ui/transport.h"

#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenuBar>
#include <QMessageBox>
#include <QMimeData>
#include <QScreen>
#include <QSettings>
#include <QShortcut>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

namespace {

QLabel *sentence(const QString &objectName)
{
    auto *label = new QLabel;
    label->setObjectName(objectName);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    // The words change with every tick: the panel must not change its size along with them.
    label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    return label;
}

QSplitter *splitter(Qt::Orientation orientation)
{
    auto *one = new QSplitter{orientation};
    one->setChildrenCollapsible(false);
    one->setHandleWidth(10);
    return one;
}

} // namespace

MainWindow::MainWindow(Session &session, std::vector<Example> examples, QWidget *parent)
    : QMainWindow(parent), m_session(session), m_examples(std::move(examples))
{
    setAcceptDrops(true);
    makeActions();
    makePanels();
    makeMenus();
    bindKeysOfPanels();
    connectSession();
    readSettings();
    m_timeline->setFocus();
    showProgram();
    showMoment();
}

void MainWindow::makeActions()
{
    for (const Binding &binding : keymap()) {
        auto *action = new QAction{textOf(binding.command), this};
        action->setShortcuts(keysOf(binding.command));
        m_actions[binding.command] = action;
        addAction(action);
    }
    const auto on
        = [this](Command command, auto slot) { connect(action(command), &QAction::triggered, this, slot); };
    on(Command::New, [this] { newProgram(); });
    on(Command::Open, [this] { chooseFile(); });
    on(Command::Save, [this] { save(); });
    on(Command::SaveAs, [this] { saveAs(); });
    on(Command::Quit, [this] { close(); });
    on(Command::Run, [this] { m_session.toggleRun(); });
    on(Command::Reset, [this] { m_session.reset(); });
    on(Command::TickForward, [this] { m_session.stepTickForward(); });
    on(Command::TickBack, [this] { m_session.stepTickBack(); });
    on(Command::LineForward, [this] { m_session.stepLineForward(); });
    on(Command::LineBack, [this] { m_session.stepLineBack(); });
    on(Command::NextSwitch, [this] { m_session.nextSwitch(); });
    on(Command::Interrupt, [this] { m_session.interrupt(); });
    on(Command::Faster, [this] { m_transport->changeSpeed(1); });
    on(Command::Slower, [this] { m_transport->changeSpeed(-1); });
    on(Command::LargerText, [this] { changeTextSize(m_textFactor * 1.1); });
    on(Command::SmallerText, [this] { changeTextSize(m_textFactor / 1.1); });
    on(Command::OrdinaryText, [this] { changeTextSize(1.0); });
    on(Command::FocusEditor, [this] { m_editor->setFocus(Qt::ShortcutFocusReason); });
    on(Command::FocusBoard, [this] { m_board->setFocus(Qt::ShortcutFocusReason); });
    on(Command::FocusQueue, [this] { m_queue->setFocus(Qt::ShortcutFocusReason); });
    on(Command::FocusConsole, [this] { m_console->setFocus(Qt::ShortcutFocusReason); });
    on(Command::FocusTimeline, [this] { m_timeline->setFocus(Qt::ShortcutFocusReason); });
    on(Command::ShowKeys, [this] { showKeys(); });
    on(Command::About, [this] { showAbout(); });
}

void MainWindow::makeMenus()
{
    const auto fill = [this](QMenu *menu, std::initializer_list<Command> commands) {
        for (const Command command : commands) {
            menu->addAction(action(command));
        }
    };
    QMenu *file = menuBar()->addMenu(tr("&File"));
    fill(file, {Command::New, Command::Open});
    QMenu *examples = file->addMenu(tr("&Examples"));
    for (const Example &example : m_examples) {
        QAction *open = examples->addAction(example.title);
        connect(open, &QAction::triggered, this, [this, folder = example.folder] { this->open(folder); });
    }
    file->addSeparator();
    fill(file, {Command::Save, Command::SaveAs});
    file->addSeparator();
    fill(file, {Command::Quit});

    QMenu *run = menuBar()->addMenu(tr("&Run"));
    fill(run, {Command::Run, Command::Reset});
    run->addSeparator();
    fill(run,
         {Command::TickForward, Command::TickBack, Command::LineForward, Command::LineBack,
          Command::NextSwitch});
    run->addSeparator();
    fill(run, {Command::Faster, Command::Slower});
    run->addSeparator();
    fill(run, {Command::Interrupt});

    QMenu *view = menuBar()->addMenu(tr("&View"));
    auto *themes = new QActionGroup{this};
    const std::pair<ThemeChoice, QString> choices[]{{ThemeChoice::System, tr("Colours of the &desktop")},
                                                    {ThemeChoice::Light, tr("&Light")},
                                                    {ThemeChoice::Dark, tr("Dar&k")}};
    for (const auto &[choice, text] : choices) {
        QAction *theme = view->addAction(text);
        theme->setCheckable(true);
        theme->setData(static_cast<int>(choice));
        themes->addAction(theme);
        connect(theme, &QAction::triggered, this, [this, wanted = choice] { setTheme(wanted); });
    }
    connect(this, &MainWindow::lookChosen, themes, [themes](ThemeChoice choice) {
        for (QAction *theme : themes->actions()) {
            theme->setChecked(theme->data().toInt() == static_cast<int>(choice));
        }
    });
    view->addSeparator();
    fill(view, {Command::LargerText, Command::SmallerText, Command::OrdinaryText});
    view->addSeparator();
    fill(view,
         {Command::FocusEditor, Command::FocusBoard, Command::FocusQueue, Command::FocusConsole,
          Command::FocusTimeline});

    QMenu *help = menuBar()->addMenu(tr("&Help"));
    fill(help, {Command::ShowKeys, Command::About});
}

void MainWindow::makePanels()
{
    QStringList titles;
    for (const Example &example : m_examples) {
        titles += example.title;
    }
    m_transport = new Transport{m_session,
                                {action(Command::Reset), action(Command::TickBack), action(Command::Run),
                                 action(Command::TickForward), action(Command::LineForward),
                                 action(Command::NextSwitch)},
                                titles};

    m_notice = new QFrame;
    m_notice->setObjectName(QStringLiteral("notice"));
    m_noticeText = new QLabel;
    m_noticeText->setWordWrap(true);
    m_noticeText->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *dismiss = new QToolButton;
    dismiss->setText(tr("Close"));
    dismiss->setAccessibleName(tr("Close the message"));
    connect(dismiss, &QToolButton::clicked, m_notice, &QWidget::hide);
    auto *noticeRow = new QHBoxLayout{m_notice};
    noticeRow->setContentsMargins(14, 6, 8, 6);
    noticeRow->addWidget(m_noticeText, 1);
    noticeRow->addWidget(dismiss);
    m_notice->hide();

    m_codeCard = new Card{tr("code.py")};
    m_editor = new CodeEditor{m_session};
    m_codeCard->add(m_editor, 1);

    m_boardCard = new Card{tr("Board")};
    m_board = new BoardView;
    m_board->setFocusPolicy(Qt::StrongFocus);
    m_boardCard->add(m_board, 1);
    auto *explanation = new QFrame;
    explanation->setObjectName(QStringLiteral("explanation"));
    explanation->setAccessibleName(tr("What just happened"));
    m_turn = sentence(QStringLiteral("turn"));
    m_turn->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    m_why = sentence(QStringLiteral("why"));
    m_why->setWordWrap(true);
    m_next = sentence(QStringLiteral("muted"));
    auto *words = new QHBoxLayout{explanation};
    words->setContentsMargins(12, 6, 12, 6);
    words->addWidget(m_turn, 0, Qt::AlignTop);
    auto *told = new QVBoxLayout;
    told->setSpacing(2);
    told->addWidget(m_why, 1);
    told->addWidget(m_next);
    words->addLayout(told, 1);
    auto *padded = new QWidget;
    auto *padding = new QVBoxLayout{padded};
    padding->setContentsMargins(12, 0, 12, 10);
    padding->addWidget(explanation);
    m_boardCard->add(padded);
    m_explanation = explanation;
    fitExplanation();

    m_console = new ConsoleView{m_session};
    auto *consoleCard = new Card{tr("Serial console")};
    consoleCard->add(m_console, 1);

    auto *queueCard = new Card{tr("Event queue")};
    queueCard->setHint(tr("ordered by due time"));
    m_queue = new QueuePanel{m_session};
    queueCard->add(m_queue, 1);

    auto *timelineCard = new Card{tr("Timeline")};
    timelineCard->setHint(TimelineView::hint());
    m_timeline = new TimelineView;
    timelineCard->add(m_timeline, 1);
    bindTimeline(*m_timeline, m_session);
    bindBoard(*m_board, m_session, *m_timeline);
    connect(m_board, &BoardView::summaryChanged, m_boardCard, &Card::setHint);
    m_boardCard->setHint(m_board->summary());

    m_middle = splitter(Qt::Vertical);
    m_middle->addWidget(m_boardCard);
    m_middle->addWidget(consoleCard);
    m_middle->setSizes({380, 130});
    m_middle->setStretchFactor(0, 3);
    m_middle->setStretchFactor(1, 1);
    m_columns = splitter(Qt::Horizontal);
    m_columns->addWidget(m_codeCard);
    m_columns->addWidget(m_middle);
    m_columns->addWidget(queueCard);
    m_columns->setSizes({560, 640, 340});
    m_columns->setStretchFactor(0, 35);
    m_columns->setStretchFactor(1, 40);
    m_columns->setStretchFactor(2, 21);
    m_rows = splitter(Qt::Vertical);
    m_rows->addWidget(m_columns);
    m_rows->addWidget(timelineCard);
    m_rows->setSizes({520, 350});
    m_rows->setStretchFactor(0, 6);
    m_rows->setStretchFactor(1, 4);

    auto *central = new QWidget;
    auto *all = new QVBoxLayout{central};
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addWidget(m_transport);
    auto *panels = new QVBoxLayout;
    panels->setContentsMargins(12, 10, 12, 12);
    panels->setSpacing(8);
    panels->addWidget(m_notice);
    panels->addWidget(m_rows, 1);
    all->addLayout(panels, 1);
    setCentralWidget(central);
    setTabOrder(m_transport, m_editor);
    setTabOrder(m_editor, m_board);
    setTabOrder(m_board, m_console);
    setTabOrder(m_console, m_queue);
    setTabOrder(m_queue, m_timeline);
}

void MainWindow::bindKeysOfPanels()
{
    // Space must still press a focused button and be typed into the editor: only these two panels take it.
    for (QWidget *panel : {static_cast<QWidget *>(m_board), static_cast<QWidget *>(m_timeline)}) {
        auto *space = new QShortcut{Qt::Key_Space, panel};
        space->setContext(Qt::WidgetWithChildrenShortcut);
        connect(space, &QShortcut::activated, &m_session, &Session::toggleRun);
    }
}

void MainWindow::connectSession()
{
    connect(&m_session, &Session::programChanged, this, &MainWindow::showProgram);
    connect(&m_session, &Session::changed, this, &MainWindow::showMoment);
    connect(&m_session, &Session::runReset, m_notice, &QWidget::hide);
    connect(&m_session, &Session::noticed, this, &MainWindow::showNotice);
    connect(m_transport, &Transport::exampleChosen, this, [this](int index) {
        if (!open(m_examples[static_cast<std::size_t>(index)].folder)) {
            showProgram();
        }
    });
}

bool MainWindow::open(const QString &path)
{
    if (!mayLeave()) {
        return false;
    }
    core::Result<Program> program = readProgram(path);
    if (!program) {
        showNotice(QString::fromStdString(program.error().text()));
        return false;
    }
    m_session.load(std::move(*program));
    return true;
}

void MainWindow::showProgram()
{
    const Program &program = m_session.program();
    setWindowTitle(tr("%1[*] – Metrolume").arg(program.title.isEmpty() ? tr("new program") : program.title));
    setWindowModified(m_session.isUnsaved());
    m_transport->showProgram(program.title);
    m_codeCard->setHint(m_session.isEdited()         ? tr("edited · press Ctrl+S to save and reload")
                            : program.path.isEmpty() ? tr("never saved")
                                                     : QString{});
}

void MainWindow::showMoment()
{
    const Explanation told
        = explain(m_session.trace(), m_session.state(), m_session.view().cursor, m_session.view().now,
                  m_session.start(), [this](std::size_t cursor) { return m_session.stateAt(cursor); });
    const QString words = told.acts.isEmpty() ? told.why : told.why + QLatin1Char(' ') + told.acts;
    const auto put = [](QLabel *label, const QString &text) {
        if (label->text() != text) {
            label->setText(text);
        }
    };
    put(m_turn, told.turn);
    m_turn->setVisible(!told.turn.isEmpty());
    put(m_why, words);
    put(m_next, told.next);
}

void MainWindow::showNotice(const QString &sentence)
{
    m_noticeText->setText(sentence);
    m_notice->setAccessibleName(sentence);
    m_notice->show();
}

void MainWindow::newProgram()
{
    if (mayLeave()) {
        Program program;
        program.title = tr("new program");
        program.text = QStringLiteral("import time\n\nimport board\nimport digitalio\n\n");
        m_session.load(std::move(program));
        m_editor->setFocus();
    }
}

void MainWindow::chooseFile()
{
    const QString path = QFileDialog::getOpenFileName(this, tr("Open a program"), m_session.program().path,
                                                      tr("Python programs (*.py);;All files (*)"));
    if (!path.isEmpty()) {
        open(path);
    }
}

bool MainWindow::save()
{
    const QString path = m_session.program().path;
    const bool shipped = std::any_of(m_examples.begin(), m_examples.end(), [&](const Example &example) {
        return !path.isEmpty() && path.startsWith(example.folder + QLatin1Char('/'));
    });
    // An example stays as it was shipped: changes to it go into a file of the learner's own.
    if (path.isEmpty() || shipped) {
        return saveAs();
    }
    if (const core::Result<void> saved = m_session.save(); !saved) {
        showNotice(QString::fromStdString(saved.error().text()));
        return false;
    }
    return true;
}

bool MainWindow::saveAs()
{
    const QString path = QFileDialog::getSaveFileName(this, tr("Save the program"), QStringLiteral("code.py"),
                                                      tr("Python programs (*.py)"));
    if (path.isEmpty()) {
        return false;
    }
    if (const core::Result<void> saved = m_session.save(path); !saved) {
        showNotice(QString::fromStdString(saved.error().text()));
        return false;
    }
    return true;
}

bool MainWindow::mayLeave()
{
    if (!m_session.isUnsaved()) {
        return true;
    }
    const auto answer = QMessageBox::question(
        this, tr("Unsaved changes"), tr("%1 has changes that are not saved.").arg(m_session.program().title),
        QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, QMessageBox::Save);
    return answer == QMessageBox::Discard || (answer == QMessageBox::Save && save());
}

void MainWindow::setTheme(ThemeChoice choice)
{
    m_theme = choice;
    emit lookChosen(m_theme, m_textFactor);
}

void MainWindow::changeTextSize(double factor)
{
    m_textFactor = std::clamp(factor, smallestText, largestText);
    emit lookChosen(m_theme, m_textFactor);
}

void MainWindow::showKeys()
{
    QString rows;
    for (const Binding &binding : keymap()) {
        QStringList keys;
        for (const QKeySequence &key : keysOf(binding.command)) {
            keys += key.toString(QKeySequence::NativeText).toHtmlEscaped();
        }
        if (!keys.isEmpty()) {
            rows += QStringLiteral("<tr><td style='padding-right:24px'>%1</td><td><b>%2</b></td></tr>")
                        .arg(textOf(binding.command).remove(QLatin1Char('&')).toHtmlEscaped(),
                             keys.join(tr(" or ")));
        }
    }
    QMessageBox box{this};
    box.setWindowTitle(tr("Keys"));
    box.setTextFormat(Qt::RichText);
    box.setText(
        QStringLiteral("<table>%1</table>").arg(rows)
        + tr("<p>In the timeline: W and S zoom, A and D move, F shows all, arrows go from event to event. "
             "Space runs and pauses there and on the board.</p>"));
    box.exec();
}

void MainWindow::showAbout()
{
    QMessageBox::about(
        this, tr("About Metrolume"),
        tr("<b>Metrolume %1</b><p>A simulator of the Adafruit Metro M4 Express for learning "
           "cooperative multitasking.</p><p>Free software under the GNU General Public License, "
           "version 3 or later.</p>")
            .arg(QApplication::applicationVersion()));
}

void MainWindow::fitExplanation()
{
    // Room for three lines and who is next, however long the sentences are: the panel must not jump.
    m_explanation->setFixedHeight(4 * m_why->fontMetrics().lineSpacing() + 22);
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (m_explanation
        && (event->type() == QEvent::FontChange || event->type() == QEvent::ApplicationFontChange)) {
        fitExplanation();
    }
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (!mayLeave()) {
        event->ignore();
        return;
    }
    writeSettings();
    event->accept();
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasUrls()) {
        event->acceptProposedAction();
    }
}

void MainWindow::dropEvent(QDropEvent *event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    if (!urls.isEmpty() && urls.first().isLocalFile()) {
        open(urls.first().toLocalFile());
    }
}

void MainWindow::readSettings()
{
    const QSettings settings;
    m_theme = themeNamed(settings.value(QStringLiteral("theme")).toString());
    m_textFactor
        = std::clamp(settings.value(QStringLiteral("textFactor"), 1.0).toDouble(), smallestText, largestText);
    // The first time: most of the screen, but no larger than a window on a large screen should be.
    resize((screen()->availableSize() * 0.96).boundedTo(QSize{1600, 1000}));
    restoreGeometry(settings.value(QStringLiteral("geometry")).toByteArray());
    m_rows->restoreState(settings.value(QStringLiteral("rows")).toByteArray());
    m_columns->restoreState(settings.value(QStringLiteral("columns")).toByteArray());
    m_middle->restoreState(settings.value(QStringLiteral("middle")).toByteArray());
}

void MainWindow::writeSettings() const
{
    QSettings settings;
    settings.setValue(QStringLiteral("theme"), nameOf(m_theme));
    settings.setValue(QStringLiteral("textFactor"), m_textFactor);
    settings.setValue(QStringLiteral("geometry"), saveGeometry());
    settings.setValue(QStringLiteral("rows"), m_rows->saveState());
    settings.setValue(QStringLiteral("columns"), m_columns->saveState());
    settings.setValue(QStringLiteral("middle"), m_middle->saveState());
}

} // namespace ui
