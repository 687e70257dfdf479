/* What the pages do beyond links and forms, one idea a file. Everything here is a comfort; every page works without it.
   The order matters for Escape: what lies on top hears it first. */
import "./back.js";
import "./once.js";
import "./poll.js";
import "./taps.js";
import "./toasts.js";
import "./keep.js";
import "./menu.js";
import "./dialog.js";
import "./bell.js";
import "./combobox.js";
import "./keys.js";
import "./drawer.js";
import "./dates.js";
import "./fills.js";
import "./reorder.js";
import "./week.js";
import "./opens.js";
import "./bulk.js";
import "./focus.js";
import "./worker.js";
