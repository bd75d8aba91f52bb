# ما تُظهره المعاينة في `vademecum serve` فوق الصفحة. لا يحوي أي ملف مبني هذه الكلمات.

serving-name = معاينة
serving-errors = { $number ->
    [one] خطأ واحد
    [two] خطآن
    [few] { $number } أخطاء
   *[other] { $number } خطأ
  }
serving-warnings = { $number ->
    [one] تنبيه واحد
    [two] تنبيهان
    [few] { $number } تنبيهات
   *[other] { $number } تنبيهًا
  }
serving-kept = تعرض هذه الصفحة الكتاب كما كان من قبل.
serving-nothing = لا توجد بعد صفحة يمكن عرضها.
serving-whole = وُجد هذا في الكتاب كله؛ والصفحة كما حُفظت آخر مرة.
serving-help = مساعدة:
serving-lost = انتهت المعاينة. تنتظر هذه الصفحة تشغيلها من جديد.
serving-wait = تعرض المعاينة الكتاب حالما يمكن بناؤه.
