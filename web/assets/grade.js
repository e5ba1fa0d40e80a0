// SPDX-License-Identifier: Apache-2.0
// Grades by keys: 1 to 9 mark a grade, a to z tick a reason, Enter saves. Every page works without this script.
"use strict";
(() => {
  const part = document.querySelector("[data-grade-keys]");
  const form = part && part.querySelector("form");
  if (!form) return;
  const grades = [...form.querySelectorAll('input[type="radio"]')];
  const reasons = [...form.querySelectorAll('input[type="checkbox"]')];
  let sent = false;

  /** Where letters are typed as letters. */
  const isWriting = (where) => where.matches("textarea, select, input:not([type=radio]):not([type=checkbox])");

  document.addEventListener("keydown", (key) => {
    if (key.ctrlKey || key.altKey || key.metaKey || key.isComposing || isWriting(key.target)) return;
    const number = "123456789".indexOf(key.key);
    const letter = "abcdefghijklmnopqrstuvwxyz".indexOf(key.code.startsWith("Key") ? key.code.slice(3).toLowerCase() : "?");
    if (number >= 0 && grades[number]) {
      grades[number].checked = true;
      grades[number].focus();
    } else if (letter >= 0 && reasons[letter]) {
      reasons[letter].checked = !reasons[letter].checked;
      reasons[letter].focus();
    } else if (key.key === "Enter" && !key.target.closest("a, button, summary") && !sent) {
      form.requestSubmit();
    } else {
      return;
    }
    key.preventDefault();
  });
  form.addEventListener("submit", () => { sent = true; });
  addEventListener("pageshow", () => { sent = false; });
})();
